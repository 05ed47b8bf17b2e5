import * as z from 'zod/mini'
import { deviceIcon } from '../account.ts'
import { accepted, changes, id, reads } from './request.ts'

/** Something a telephone tells of itself; 'program': what runs on it. */
export const deviceAttribute = z.object({
  kind: z.enum(['program', 'other']),
  /** As the system calls it. */
  name: z.string(),
  value: z.string()
})
export type DeviceAttribute = z.infer<typeof deviceAttribute>

/** The user's telephones; which there are is in the account. */
export const deviceRequests = {
  'device.attributes': reads('devices', { deviceId: id }, z.array(deviceAttribute)),
  /** What the telephone system takes as a name may be shorter; then the refusal says so. */
  'device.rename': changes('devices', { deviceId: id, name: z.string().check(z.trim(), z.maxLength(300)) }, accepted),
  'device.setIcon': changes('devices', { deviceId: id, icon: deviceIcon }, accepted)
} as const
