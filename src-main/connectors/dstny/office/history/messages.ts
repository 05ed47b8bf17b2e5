import type { Office } from '../../../../../src-preload/contract/office/office.ts'
import type { DstnyClient } from '../../client.ts'

/** Text messages (Dstny API 3.27). */
export const messageOffice = ({ sms }: DstnyClient): Office<'message.send'> => ({
  'message.send': ({ to, text }, signal) => sms.sendSms(to, text, signal)
})
