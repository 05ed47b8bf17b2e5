import type { Reply } from '../../kit/reply.ts'

/** Answers a row. */
export const json = (value: unknown, status = 200): Reply => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(value)
})

/** Done: 200 with nothing in it (VoIPBin API 6.3). */
export const nothing = (): Reply => ({ status: 200 })
