// Faults: what must never be seen on a wall, looked for in the page itself – in every line of words and every box.

/** Nothing on a wall is smaller than this part of its height (ux 1). */
const least = 0.022
/** Letters of a line lie within so much of their size above and below its middle; half of it is free of any doubt. */
const inkReach = 0.45
const overlapReach = 0.3

const boxes = [
  '.tile',
  '.tile-space',
  '.packed-item',
  '.just-in',
  '.wall-head > *',
  '.wall-foot > *',
  '.pile-head',
  '.join-qr',
  '.join-words',
  '.alone',
  '.space-for-note',
  '.theme-counts',
].join(', ')

interface Line {
  readonly of: Element
  readonly left: number
  readonly right: number
  readonly middle: number
  readonly em: number
}

/** Everything that is wrong with what the frame shows now, each in one line. */
export function faultsOf(frame: HTMLElement): string[] {
  const wall = frame.getBoundingClientRect()
  const lines = linesOf(frame)
  return [
    ...lines.flatMap(line => wrongLine(line, wall)),
    ...overlaps(
      lines.map(({ of, left, right, middle, em }) => ({
        of,
        left: left + 1,
        right: right - 1,
        top: middle - overlapReach * em,
        bottom: middle + overlapReach * em,
      })),
      'words',
    ),
    ...overlaps(boxesOf(frame), 'boxes'),
    ...boxesOf(frame).flatMap(box =>
      box.left < wall.left - 1 || box.right > wall.right + 1 || box.top < wall.top - 1 || box.bottom > wall.bottom + 1
        ? [`off the wall: ${nameOf(box.of)}`]
        : [],
    ),
  ]
}

/** Where each tile lies, by its number. */
export function tilesOf(frame: HTMLElement): string[] {
  return [...frame.querySelectorAll('.tile')].map(tile => {
    const { left, top } = tile.getBoundingClientRect()
    return `${tile.querySelector('.badge')?.textContent}@${Math.round(left)},${Math.round(top)}`
  })
}

function linesOf(frame: HTMLElement): Line[] {
  const lines: Line[] = []
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const of = node.parentElement
    if (of === null || (node.nodeValue ?? '').trim() === '' || of.closest('svg') !== null) continue
    if (!of.checkVisibility({ visibilityProperty: true }) || isForEarsOnly(of, frame)) continue
    const em = parseFloat(getComputedStyle(of).fontSize)
    range.selectNodeContents(node)
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (right - left > 0.5) lines.push({ of, left, right, middle: (top + bottom) / 2, em })
    }
  }
  return lines
}

/** Words that are read aloud and not drawn are clipped away to nothing, themselves or with what holds them. */
function isForEarsOnly(of: Element, frame: Element): boolean {
  for (let box: Element | null = of; box !== null && box !== frame; box = box.parentElement) {
    if (getComputedStyle(box).clipPath === 'inset(50%)') return true
  }
  return false
}

function wrongLine(line: Line, wall: DOMRect): string[] {
  const { of, left, right, middle, em } = line
  const wrong: string[] = []
  if (em < least * wall.height - 0.05)
    wrong.push(`too small, ${((100 * em) / wall.height).toFixed(2)} %: ${nameOf(of)}`)
  for (let box: Element | null = of; box !== null; box = box.parentElement) {
    const style = getComputedStyle(box)
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
    const rect = box.getBoundingClientRect()
    const margin = style.overflowX === 'clip' ? parseFloat(style.overflowClipMargin) || 0 : 0
    const [top, bottom] = [middle - inkReach * em, middle + inkReach * em]
    const isCut =
      left < rect.left - margin - 1.5 ||
      right > rect.right + margin + 1.5 ||
      top < rect.top - margin - 1 ||
      bottom > rect.bottom + margin + 1
    if (isCut) wrong.push(`cut off by ${nameOf(box)}: ${nameOf(of)}`)
    if (box.classList.contains('wall')) break
  }
  return wrong
}

interface Box {
  readonly of: Element
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function boxesOf(frame: HTMLElement): Box[] {
  return [...frame.querySelectorAll(boxes)].flatMap(of => {
    if (!of.checkVisibility({ visibilityProperty: true })) return []
    const { left, right, top, bottom } = of.getBoundingClientRect()
    return right - left > 0 && bottom - top > 0 ? [{ of, left, right, top, bottom }] : []
  })
}

function overlaps(all: readonly Box[], what: string): string[] {
  const found: string[] = []
  const inOrder = [...all].sort((a, b) => a.top - b.top)
  for (const [i, a] of inOrder.entries()) {
    for (let j = i + 1; j < inOrder.length; j += 1) {
      const b = inOrder[j]
      if (b === undefined || b.top >= a.bottom - 0.5) break
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      if (across <= 0.5 || a.of === b.of || a.of.contains(b.of) || b.of.contains(a.of)) continue
      found.push(`${what} overlap: ${nameOf(a.of)} and ${nameOf(b.of)}`)
    }
  }
  return found
}

function nameOf(of: Element): string {
  return `${of.tagName.toLowerCase()}.${of.className} “${(of.textContent ?? '').slice(0, 30)}”`
}
