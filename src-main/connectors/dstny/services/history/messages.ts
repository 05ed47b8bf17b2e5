import type { Services } from '../../../../../src-preload/contract/services/services.ts'
import type { DstnyClient } from '../../client.ts'

/** Text messages (Dstny API 3.27). */
export const messageServices = ({ sms }: DstnyClient): Services<'message.send'> => ({
  'message.send': ({ to, text }, signal) => sms.sendSms(to, text, signal)
})
