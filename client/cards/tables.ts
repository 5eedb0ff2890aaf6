// Tables: simple tables in a text – rows of cells, the first row the head. No merged cells, no widths, no table in a table.
import { Node, type Command } from '@tiptap/core'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import { gapCursor } from '@tiptap/pm/gapcursor'
import { Fragment, Slice, type Node as ProseNode } from '@tiptap/pm/model'
import { Plugin, TextSelection, type EditorState } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  fixTables,
  goToNextCell,
  isInTable,
  selectedRect,
  tableEditing,
} from '@tiptap/pm/tables'
import { limits } from '#shared/protocol/limits.ts'

const roles: Readonly<Record<string, string>> = { table: 'table', tableRow: 'row', tableCell: 'cell' }

// No table counts its rows and cells here: two people may add one each, and what does not fit a schema is deleted for everybody.
const TableRow = Node.create({
  name: 'tableRow',
  content: 'tableCell+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})

const TableCell = Node.create({
  name: 'tableCell',
  content: 'block+',
  isolating: true,
  // Asked for by the code that edits tables; they are always one.
  addAttributes: () => ({ colspan: justOne, rowspan: justOne }),
  parseHTML: () => [{ tag: 'td' }, { tag: 'th' }],
  renderHTML: () => ['td', 0],
})
const justOne = { default: 1, rendered: false, parseHTML: () => 1 }

/** Stands beside the blocks of a text, not among those that lists and cells may hold. */
export const Table = Node.create({
  name: 'table',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  extendNodeSchema: ({ name }) => (roles[name] === undefined ? {} : { tableRole: roles[name] }),
  addExtensions: () => [TableRow, TableCell],
  addKeyboardShortcuts() {
    return {
      Tab: () =>
        this.editor.commands.command(({ state, dispatch }) => goToNextCell(1)(state, dispatch)) ||
        this.editor
          .chain()
          .command(addRow)
          .command(({ state, dispatch }) => goToNextCell(1)(state, dispatch))
          .run(),
      'Shift-Tab': () => this.editor.commands.command(({ state, dispatch }) => goToNextCell(-1)(state, dispatch)),
    }
  },
  addProseMirrorPlugins: () => [gapCursor(), editing(), withinLimits()],
  onCreate() {
    const { view } = this.editor
    const mended = fixTables(view.state)
    if (mended) view.dispatch(mended)
  },
})

/** A table of three columns and three rows where the caret is. */
export const insertTable: Command = ({ tr, state, dispatch }) => {
  const { table: tableType, tableRow, tableCell, paragraph } = state.schema.nodes
  if (!tableType || !tableRow || !tableCell || !paragraph || isInTable(state)) return false
  if (!dispatch) return true
  const cell = () => tableCell.create(null, paragraph.create())
  const row = () => tableRow.create(null, [cell(), cell(), cell()])
  const table = tableType.create(null, [row(), row(), row()])
  const { $to } = tr.selection
  const isEmptyLine = $to.depth === 1 && $to.parent.type === paragraph && $to.parent.content.size === 0
  const end = $to.depth === 0 ? $to.pos : $to.after(1)
  const start = isEmptyLine ? $to.before(1) : end
  // There is always a line below it to go on from.
  tr.replaceWith(start, end, end === tr.doc.content.size ? [table, paragraph.create()] : [table])
  tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1))).scrollIntoView()
  return true
}

export const addRow: Command = ({ state, dispatch }) => hasRoom(state).rows && addRowAfter(state, dispatch)
export const addColumn: Command = ({ state, dispatch }) => hasRoom(state).columns && addColumnAfter(state, dispatch)
/** The last row and the last column take the table with them. */
export const removeRow: Command = ({ state, dispatch }) => {
  if (!isInTable(state)) return false
  const { top, bottom, map } = selectedRect(state)
  return top === 0 && bottom === map.height ? deleteTable(state, dispatch) : deleteRow(state, dispatch)
}
export const removeColumn: Command = ({ state, dispatch }) => {
  if (!isInTable(state)) return false
  const { left, right, map } = selectedRect(state)
  return left === 0 && right === map.width ? deleteTable(state, dispatch) : deleteColumn(state, dispatch)
}
export const removeTable: Command = ({ state, dispatch }) => deleteTable(state, dispatch)

/** Whether another row or column may be added to the table that the caret is in. */
export function hasRoom(state: EditorState): { readonly rows: boolean; readonly columns: boolean } {
  if (!isInTable(state)) return { rows: false, columns: false }
  const { map } = selectedRect(state)
  return { rows: map.height < limits.tableRows, columns: map.width < limits.tableColumns }
}

export { isInTable }

/**
 * Selecting cells, arrows and pasting in tables. Without mending tables at every change: where one is uneven because two
 * people changed it at once, every open editor would mend it, and together they would make it uneven again.
 */
function editing(): Plugin {
  const { spec } = tableEditing()
  return new Plugin({
    ...spec,
    appendTransaction(transactions, _before, state) {
      return spec.appendTransaction?.call(this, transactions, state, state)
    },
    props: { ...spec.props, transformPasted: slice => fitted(slice) },
  })
}

/** Nothing that is done here makes a table larger than the server takes; what comes from others is let in. */
function withinLimits(): Plugin {
  return new Plugin({
    filterTransaction: (tr, { doc }) => !tr.docChanged || isChangeOrigin(tr) || excessOf(tr.doc) <= excessOf(doc),
  })
}

/** By how many rows and columns the tables of a text are too large. */
function excessOf(doc: ProseNode): number {
  return doc.children
    .filter(({ type }) => type.name === 'table')
    .map(table => Math.max(0, table.childCount - limits.tableRows) + Math.max(0, widthOf(table) - limits.tableColumns))
    .reduce((sum, excess) => sum + excess, 0)
}

/** What is pasted, with even tables no larger than may be: what is too wide goes into the last column, what is too long into another table. */
function fitted({ content, openStart, openEnd }: Slice): Slice {
  const blocks = content.content.flatMap(node => (node.type.name === 'table' ? fittedTable(node) : [node]))
  return new Slice(Fragment.from(blocks), openStart, openEnd)
}

function fittedTable(table: ProseNode): ProseNode[] {
  const width = Math.min(limits.tableColumns, widthOf(table))
  const rows = table.children.map(row => {
    const [last, ...rest] = row.children.slice(width - 1)
    if (last === undefined) return row.copy(row.content.append(Fragment.from(emptyCells(row, width - row.childCount))))
    const whole = rest.reduce((cell, { content }) => cell.copy(cell.content.append(content)), last)
    return row.copy(Fragment.from([...row.children.slice(0, width - 1), whole]))
  })
  const tables: ProseNode[] = []
  for (let from = 0; from < rows.length; from += limits.tableRows)
    tables.push(table.copy(Fragment.from(rows.slice(from, from + limits.tableRows))))
  return tables
}

function emptyCells({ type: { schema } }: ProseNode, count: number): ProseNode[] {
  const cell = schema.nodes['tableCell']?.createAndFill() ?? null
  return cell === null ? [] : Array.from({ length: count }, () => cell)
}

function widthOf(table: ProseNode): number {
  return Math.max(...table.children.map(({ childCount }) => childCount))
}
