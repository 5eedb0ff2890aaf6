// Read code: whether a phone at the back of the hall would read the QR code on a screen.
import decoder from 'jsqr'
import type { Page } from 'playwright/test'

/** What a reader of QR codes finds in the page when it is seen so many times smaller; null when it finds nothing. */
export async function readCode(page: Page, smaller: number): Promise<string | null> {
  const shot = (await page.screenshot()).toString('base64')
  const seen = await page.evaluate(
    async ([png, by]) => {
      const image = new Image()
      image.src = `data:image/png;base64,${png}`
      await image.decode()
      const [width, height] = [Math.round(image.width / by), Math.round(image.height / by)]
      const canvas = Object.assign(document.createElement('canvas'), { width, height })
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('This browser has no canvas.')
      context.imageSmoothingQuality = 'high'
      context.drawImage(image, 0, 0, width, height)
      return { width, height, data: Array.from(context.getImageData(0, 0, width, height).data) }
    },
    [shot, smaller] as const,
  )
  return decoder.default(Uint8ClampedArray.from(seen.data), seen.width, seen.height)?.data ?? null
}
