// Prose view: prose that nobody edits just now, as plain elements. Five hundred editors took 5.9 s to mount, this takes none.
import {
  outlineOf,
  plainText,
  type HeadingLevel,
  type Prose,
  type Run,
  type TextBlock,
  type TextProse,
} from '#shared/board/prose.ts'
import './ProseView.css'

interface Props {
  readonly prose: TextProse
  /** The level of the heading that the prose stands under. */
  readonly under?: 2 | 3
}

export function ProseView({ prose, under = 2 }: Props) {
  const outline = outlineOf(prose)
  return prose.map((block, i) => <BlockView key={i} block={block} level={outline.get(block)} under={under} />)
}

function BlockView({ block, level = 1, under }: { block: TextBlock; level?: HeadingLevel | undefined; under: 2 | 3 }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${under + level}` as 'h3' | 'h4' | 'h5'
      return (
        <Heading className="prose-heading" data-level={block.level} dir="auto">
          <Runs runs={block.runs} />
        </Heading>
      )
    }
    case 'table':
      return <TableView rows={block.rows} />
    case 'list': {
      const items = block.items.map((item, i) => (
        <li key={i}>
          <ProseView prose={item} />
        </li>
      ))
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'paragraph':
      return (
        <p dir="auto">
          <Runs runs={block.runs} />
        </p>
      )
  }
}

function TableView({ rows }: { rows: Extract<TextBlock, { kind: 'table' }>['rows'] }) {
  return (
    <table className="prose-table">
      <thead>
        <tr>
          {rows[0]?.map((cell, i) => (
            <Cell key={i} cell={cell} isHead />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(1).map((row, i) => (
          <tr key={i}>
            {row.map((cell, j) => (
              <Cell key={j} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A head without words names nothing: it is a cell like others. */
function Cell({ cell, isHead = false }: { cell: Prose; isHead?: boolean }) {
  const inside = <ProseView prose={cell} />
  return isHead && plainText(cell) !== '' ? <th scope="col">{inside}</th> : <td>{inside}</td>
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map((run, i) => {
    const words = run.italic ? <em>{run.text}</em> : run.text
    return run.bold ? <b key={i}>{words}</b> : <span key={i}>{words}</span>
  })
}
