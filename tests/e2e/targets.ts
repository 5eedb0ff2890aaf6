// Targets: what a finger has to hit on a page, and what of it is too small (ux, older hands).
import type { Page } from 'playwright/test'

/** How far the page can be scrolled sideways. Pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/**
 * What can be pressed and is less than `least` pixels high or wide, and what is one of the `main` controls and less than
 * `leastMain`. A field counts with its label, which can be pressed too. Links within a sentence are exempt (WCAG 2.5.8).
 */
export const tooSmall = (page: Page, least: number, main = '', leastMain = least): Promise<string[]> =>
  page.evaluate(
    ([usual, mainOnes, large]) => {
      const all = document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary')
      return Array.from(all).flatMap(each => {
        const pressed = each.closest('label') ?? each
        const { width, height } = pressed.getBoundingClientRect()
        const isSeen = each.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1
        const isInWords = each.matches('p a') && getComputedStyle(each).display === 'inline'
        if (!isSeen || isInWords) return []
        const wanted = mainOnes !== '' && pressed.matches(mainOnes) ? large : usual
        // Half a pixel is the browser's rounding.
        const isSmall = Math.min(width, height) < wanted - 0.5
        return isSmall ? [`${Math.round(width)} × ${Math.round(height)}: ${pressed.outerHTML.slice(0, 140)}`] : []
      })
    },
    [least, main, leastMain] as const,
  )
