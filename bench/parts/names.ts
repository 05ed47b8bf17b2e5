/** Everything that can be measured, in the order in which the limits are written down. */
export const partNames = [
  'start',
  'memory',
  'idle',
  'popup',
  'five',
  'click',
  'storm',
  'hostile',
  'polls',
  'flood',
  'demo'
] as const

/** One thing that can be measured. */
export type PartName = (typeof partNames)[number]
