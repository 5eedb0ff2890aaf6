// What happens to the wall: what the projector shows, changed by facilitator and helpers.
import * as Y from 'yjs'
import { done, type Outcome } from '#shared/lib/outcome.ts'
import { assign } from '../record.ts'
import { wall, type Wall } from '../schema.ts'
import { change, type By } from './by.ts'

/** Shows something else on the wall. Going to another level or theme starts at its first page. [W1] Leading the wall by hand ends its tour. [W3] */
export function showOnWall(doc: Y.Doc, by: By, shown: Partial<Wall>): Outcome {
  const isElsewhere = 'level' in shown || 'theme' in shown
  const isLed = isElsewhere || 'page' in shown
  const led = { ...(isElsewhere ? { page: 0 } : {}), ...(isLed ? { tour: 'off' as const } : {}), ...shown }
  change(doc, by, () => assign(doc.getMap(wall.root), led))
  return done
}
