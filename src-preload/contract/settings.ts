import * as z from 'zod/mini'
import { dialRules } from './dial-rules.ts'
import { LONGEST_TEXT_TEMPLATE, MOST_TEXT_TEMPLATES } from './usual-settings.ts'

/** Sizes of all text, per cent of the usual one. */
export const textSizes = [100, 110, 125, 150, 175, 200] as const

const queueIds = z.array(z.string().check(z.minLength(1), z.maxLength(300))).check(z.maxLength(200))

/** How calls are announced. */
export const popupSettings = z.object({
  /** 'chosen': those that come directly, where `direct` says so, and those of the queues of `queueIds`. */
  calls: z.enum(['all', 'chosen']),
  direct: z.boolean(),
  queueIds,
  /** Id of the screen it comes up on, or `POINTER_SCREEN`. */
  screenId: z.string().check(z.maxLength(300)),
  /** It may lie over programs that fill the screen. */
  overFullScreen: z.boolean(),
  /** Missed calls of these queues are told again until somebody has seen them. */
  repeatQueueIds: queueIds,
  repeatMinutes: z.number().check(z.int(), z.gte(1), z.lte(60))
})
export type PopupSettings = z.infer<typeof popupSettings>

/** When the user's queues are paused by themselves; they are taken up again when he is back. */
export const pauseSettings = z.object({
  /** The screen is locked. */
  locked: z.boolean(),
  /** The computer sleeps. */
  asleep: z.boolean(),
  /** The program ends. */
  quit: z.boolean(),
  /** With "do not disturb" of the same account, in one step. */
  dnd: z.boolean()
})
export type PauseSettings = z.infer<typeof pauseSettings>

/** A screen the popup can come up on. */
export const screenChoice = z.object({ id: z.string(), name: z.string() })
export type ScreenChoice = z.infer<typeof screenChoice>

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
  popup: popupSettings,
  pauses: pauseSettings,
  /** Text messages that are ready for a caller who cannot be answered now. */
  textTemplates: z
    .array(z.string().check(z.minLength(1), z.maxLength(LONGEST_TEXT_TEMPLATE)))
    .check(z.maxLength(MOST_TEXT_TEMPLATES)),
  /** Links dial without asking; codes with * or # always ask. */
  dialLinksWithoutAsking: z.boolean(),
  /** Which account calls a number; absent: the user has said nothing of it. */
  dialRules: z.optional(dialRules),
  /** Ctrl+Alt+K goes to the field from any program; absent: it does not. */
  fieldHotkey: z.optional(z.boolean()),
  /** Start of a working day, local, "HH:MM"; used by "until next working day". */
  workingDayStartsAt: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
})
export type TextSizePercent = (typeof textSizes)[number]
export type AppSettings = z.infer<typeof appSettings>
