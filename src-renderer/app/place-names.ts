import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Destination } from './routes.ts'

const names: Readonly<Record<Destination, () => string>> = {
  now: () => m.place_now(),
  people: () => m.place_people(),
  calls: () => m.place_calls(),
  groups: () => m.place_groups(),
  me: () => m.place_me()
}

/** What a place of the bar is called. */
export const placeName = (place: Destination): string => names[place]()
