// Desk page: opening a panel that its stage does not need.
import type { Locator, Page } from 'playwright/test'

/** The panel under this heading, opened unless it is open already. */
export async function openPanel(desk: Page, heading: string): Promise<Locator> {
  const panel = desk.getByRole('region', { name: heading, exact: true })
  const head = panel.getByRole('heading', { level: 2 }).getByRole('button')
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
  return panel
}
