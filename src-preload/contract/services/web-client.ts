import * as z from 'zod/mini'
import { reads } from './request.ts'

/** Where a browser finds something; always encrypted, and it goes through the check of links that leave nevertheless. */
const webAddress = z.string().check(z.maxLength(2_048), z.regex(/^https:\/\/[\x21-\x7e]+$/))

/** The telephone system's own program for browsers: there recordings, voicemail and fax are heard and read. */
export const webClientRequests = {
  'webClient.address': reads('webClient', {}, webAddress)
} as const
