import type { Clock } from '../../../util/clock.ts'
import type { EndpointSettings } from '../../sign-in.ts'
import { readInWorker } from './read-in-worker.ts'

/** An override file or an OpenAPI document as part of an account's settings (Dstny API 0.3, 0.4). */
export const endpointSettings = (clock: Clock): EndpointSettings => ({
  read: (text, signal) => readInWorker(text, clock, signal),
  apply: ({ endpointOverride: _old, ...settings }, described) =>
    described === undefined ? settings : { ...settings, endpointOverride: described.kept }
})
