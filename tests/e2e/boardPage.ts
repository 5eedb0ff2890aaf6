// Board page: a co-editor's board in words – lists, notes, and the five ways to move a note.
import { expect, type Locator, type Page } from 'playwright/test'

export class BoardPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  list(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  note(text: string): Locator {
    return this.page.locator('[data-note]').filter({ has: this.page.getByRole('button', { name: text, exact: true }) })
  }

  async addTheme(name: string): Promise<void> {
    await this.page.getByLabel('Name of the theme').fill(name)
    await this.page.getByRole('button', { name: 'Add a theme' }).click()
    await expect(this.list(name)).toBeVisible()
  }

  /** Moves a note by "Move to…", typing the theme's name. */
  async sort(text: string, theme: string): Promise<void> {
    await this.note(text)
      .getByRole('button', { name: `Move to… ${text}` })
      .click()
    await this.page.keyboard.type(theme)
    await this.page.keyboard.press('Enter')
    await expect(this.list(theme).getByText(text)).toBeVisible()
  }

  /** Drags by mouse and lets go a little above the middle of the target. */
  async drag(from: Locator, to: Locator): Promise<void> {
    // Both in sight first, so that neither moves the other after it was measured.
    await to.scrollIntoViewIfNeeded()
    const a = await boxOf(from)
    const b = await boxOf(to)
    await this.page.mouse.move(a.x + a.width / 2, a.y + a.height / 2)
    await this.page.mouse.down()
    await this.page.mouse.move(a.x + a.width / 2 + 12, a.y + a.height / 2 + 12, { steps: 3 })
    await this.page.mouse.move(b.x + b.width / 2, b.y + b.height / 3, { steps: 8 })
    await this.page.mouse.up()
  }

  /** A piece of evidence, by what it shows. */
  fact(claim: string): Locator {
    return this.page.locator('[data-evidence]').filter({ hasText: claim })
  }

  /** Drags a card by its grip with a finger. */
  async dragByTouch(card: Locator, to: Locator): Promise<void> {
    const a = await boxOf(card.locator('[data-grip]'))
    const b = await boxOf(to)
    const from = { x: a.x + a.width / 2, y: a.y + a.height / 2 }
    const end = { x: b.x + b.width / 2, y: b.y + b.height / 3 }
    const session = await this.page.context().newCDPSession(this.page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] })
    await touch('touchStart', from)
    for (let i = 1; i <= 8; i += 1) {
      await touch('touchMove', { x: from.x + ((end.x - from.x) * i) / 8, y: from.y + ((end.y - from.y) * i) / 8 })
    }
    await touch('touchEnd')
  }

  /** Presses long on something, until it is lifted, and takes the finger off. */
  async longPress(on: Locator): Promise<void> {
    const area = await boxOf(on)
    const session = await this.page.context().newCDPSession(this.page)
    const touchPoints = [{ x: area.x + area.width / 2, y: area.y + area.height / 2 }]
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
    await expect(this.page.getByText('Tap “Put it here” where it goes.').first()).toBeVisible()
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
}

async function boxOf(of: Locator) {
  await of.scrollIntoViewIfNeeded()
  const box = await of.boundingBox()
  if (box === null) throw new Error('That is not on the screen.')
  return box
}
