// Read QR: what a phone reads off a screen or a sheet of paper that it sees small.
import jsQR from 'jsqr'
import type { Locator } from 'playwright/test'

/** What the square in a picture of this element says when it is drawn `times` smaller; null when it cannot be read. */
export async function readQr(element: Locator, times: number): Promise<string | null> {
  const picture = `data:image/png;base64,${(await element.screenshot()).toString('base64')}`
  const { width, height, data } = await element.page().evaluate(
    async ({ picture, times }) => {
      const image = new Image()
      image.src = picture
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(image.width / times)
      canvas.height = Math.round(image.height / times)
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.imageSmoothingQuality = 'high'
      context.drawImage(image, 0, 0, canvas.width, canvas.height)
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
      return { width: pixels.width, height: pixels.height, data: Array.from(pixels.data) }
    },
    { picture, times },
  )
  return jsQR.default(Uint8ClampedArray.from(data), width, height)?.data ?? null
}
