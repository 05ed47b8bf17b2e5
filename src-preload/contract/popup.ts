import * as z from 'zod/mini'

/** One card of the popup; main decides which there are, the page only draws them. By call id. */
export const popupCard = z.object({
  callId: z.string(),
  /** 'event': it came by itself, and may be under a hand that meant something else. 'hotkey': the user asked for it. */
  shownBy: z.enum(['event', 'hotkey'])
})
export type PopupCard = z.infer<typeof popupCard>
