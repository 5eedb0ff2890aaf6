// Junk: what a broken or hostile client may leave in a board, as Yjs lets it.
import * as fc from 'fast-check'
import * as Y from 'yjs'

const shelf: readonly (() => unknown)[] = [
  () => null,
  () => 0,
  () => -1.5,
  () => 10n,
  () => '',
  () => 'zz',
  () => 'a0',
  () => 'a0!',
  () => 'A00000000000000000000000001',
  () => 'x'.repeat(5000),
  () => 'note-0001',
  () => 'theme-0001',
  () => '2027-02-31',
  () => true,
  () => [],
  () => ['a', { b: 1 }],
  () => ({}),
  () => ({ theme: 'theme-0001', rank: 'a0' }),
  () => ({ theme: 7, rank: 10n, line: 'above' }),
  () => ({ line: 'above', rank: 'a0' }),
  () => new Uint8Array([1, 2, 3]),
  () => new Y.Map([['spot', { theme: 'theme-0002', rank: 'a0' }]]),
  () => new Y.Map([['note:note-0001', true]]),
  () => new Y.Array(),
  () => new Y.Text('text'),
  () => new Y.XmlFragment(),
  () => new Y.XmlText('text'),
  () => new Y.XmlElement('blink'),
]

/** A piece of junk by number, made anew: a Yjs type can be put into a board only once. */
export function junkAt(n: number): unknown {
  return shelf[n % shelf.length]?.()
}

/** A maker of any value at all that Yjs lets into a map. */
export const junk: fc.Arbitrary<() => unknown> = fc.oneof(
  fc.constantFrom(...shelf),
  fc.jsonValue().map(value => () => value),
  fc.string({ unit: 'binary', maxLength: 20 }).map(value => () => value),
  fc.constantFrom('\ud800', 'ab\udfff', '\ud83d\ude00').map(value => () => value),
  fc.integer().map(value => () => value),
  fc.double().map(value => () => value),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(value => () => value),
  fc.uint8Array().map(value => () => value),
  fc.array(fc.jsonValue()).map(value => () => new Y.Map(value.map((each, i) => [`${i}`, each]))),
  proseJunk(),
)

/** Written text of any shape: known and unknown elements, deep nesting, words in odd places. */
export function proseJunk(): fc.Arbitrary<() => Y.XmlFragment> {
  const names = fc.constantFrom(
    'paragraph',
    'bulletList',
    'orderedList',
    'listItem',
    'blink',
    'heading',
    'table',
    'tableRow',
    'tableCell',
  )
  const { node } = fc.letrec<{ node: () => Y.XmlElement | Y.XmlText }>(tie => ({
    node: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.string().map(text => () => new Y.XmlText(text)),
      fc.record({ name: names, inside: fc.array(tie('node'), { maxLength: 3 }) }).map(({ name, inside }) => () => {
        const element = new Y.XmlElement(name)
        element.insert(
          0,
          inside.map(make => make()),
        )
        return element
      }),
    ),
  }))
  return fc.array(node, { maxLength: 4 }).map(inside => () => {
    const fragment = new Y.XmlFragment()
    fragment.insert(
      0,
      inside.map(make => make()),
    )
    return fragment
  })
}
