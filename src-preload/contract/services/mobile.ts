import * as z from 'zod/mini'
import { accepted, changes, reads } from './request.ts'

/** One of the user's own mobile numbers, as `mobile.numbers` gave it. */
const ownNumber = z.string().check(z.regex(/^\+?[0-9]{3,32}$/))

/** What a mobile subscription can be read for. */
export const mobileSettings = z.object({
  fullCallerId: z.boolean(),
  /** The system's own figure; what its values mean is not known. */
  numberPresentation: z.string()
})
export type MobileSettings = z.infer<typeof mobileSettings>

/** What can be switched; 'pbxIntegration' and 'routesToPbx' cannot be read. */
export const mobileSwitches = ['fullCallerId', 'pbxIntegration', 'routesToPbx'] as const
export type MobileSwitch = (typeof mobileSwitches)[number]

/** Settings of the user's mobile subscriptions. */
export const mobileRequests = {
  'mobile.numbers': reads('mobileSettings', {}, z.array(z.string())),
  'mobile.settings': reads('mobileSettings', { number: ownNumber }, mobileSettings),
  'mobile.switch': changes(
    'mobileSettings',
    { number: ownNumber, setting: z.enum(mobileSwitches), on: z.boolean() },
    accepted
  ),
  'mobile.setNumberPresentation': changes(
    'mobileSettings',
    { number: ownNumber, value: z.number().check(z.int(), z.gte(0), z.lte(255)) },
    accepted
  )
} as const
