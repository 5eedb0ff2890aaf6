// Printed: sheets of the print page as a printer gets them – the sizes of their pages, and what would be cut.
import type { Page } from 'playwright/test'
import type * as Y from 'yjs'
import { archiveOf, withCover } from '#shared/board/archive.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { expect, Workshop, type Hall } from './hall.ts'

/** Paper in points, width and height. */
export const a4 = [595, 842]
export const a3 = [842, 1191]
export const a1 = [1684, 2384]
export const a0 = [2384, 3370]

/** A workshop with this board in it. */
export async function workshopOf(hall: Hall, doc: Y.Doc): Promise<Workshop> {
  const body = withCover({ board: 'given-board', exportedAt: '2027-03-31T19:40:00.000Z' }, archiveOf(doc))
  return new Workshop(hall, await hall.ask<BoardMade>('POST', '/api/boards/import', { body }))
}

/** The print page with one of its sheets, as a helper sees it. */
export async function openSheet(hall: Hall, workshop: Workshop, sheet: string): Promise<Page> {
  const page = await hall.person('laptop')
  await page.goto(`/b/${workshop.id}/print?sheet=${sheet}#key=${workshop.made.keys.helper}`)
  await expect(page.getByRole('heading', { name: 'Print', exact: true })).toBeVisible()
  return page
}

/** The sizes of all pages of the PDF, in points, rounded. */
export async function pagesOf(page: Page): Promise<number[][]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, w, h]) =>
    [w, h].map(points => Math.round(Number(points))),
  )
}

/** Words that run over the edge of the box they are printed in, or over one another; as paper sees them. */
export async function cutIn(page: Page, box: string): Promise<string[]> {
  await page.emulateMedia({ media: 'print' })
  const cut = await page.evaluate(box => {
    const edge = 0.5
    return [...document.querySelectorAll(box)].flatMap(each => {
      const { left, right, top, bottom } = each.getBoundingClientRect()
      const texts = document.createTreeWalker(each, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      const range = document.createRange()
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        range.selectNodeContents(text)
        const parent = text.parentElement?.closest('[data-fit]') ?? each
        const inside = parent.getBoundingClientRect()
        for (const line of range.getClientRects()) {
          const isIn = line.left >= left - edge && line.right <= right + edge && line.top >= top - edge
          const isWhole = line.bottom <= Math.min(bottom, inside.bottom) + edge
          const isEllipsis = text.parentElement?.closest('.label-foot, .slip-title') !== null
          if (!(isIn && isWhole) && !isEllipsis) found.push(text.textContent ?? '')
        }
      }
      return found
    })
  }, box)
  await page.emulateMedia({ media: null })
  return cut
}
