import * as z from 'zod/mini'

/** Sizes of all text, per cent of the usual one. */
export const textSizes = [100, 110, 125, 150, 175, 200] as const

/** Settings of the program as the renderer sees and changes them. */
export const appSettings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Size of all text in both windows, per cent. */
  textSize: z.literal(textSizes),
  /** Region that numbers without a country code belong to, ISO 3166-1 alpha-2. */
  region: z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** The user has said that the region is right, or has chosen it; until then an account's own number decides it. */
  regionConfirmed: z.boolean(),
  popupEnabled: z.boolean(),
  /** Links dial without asking; codes with * or # always ask. */
  dialLinksWithoutAsking: z.boolean(),
  /** Start of a working day, local, "HH:MM"; used by "until next working day". */
  workingDayStartsAt: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
})
export type TextSizePercent = (typeof textSizes)[number]
export type AppSettings = z.infer<typeof appSettings>
