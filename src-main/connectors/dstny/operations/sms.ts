import { Operations } from './operations.ts'

/** Text messages (Contract dstny 3.27). */
export class SmsOperations extends Operations {
  /** The server expands `to` by the sender's number plan. */
  sendSms(to: string, smsText: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('sendSms', { path: { to }, body: { smsText } }, signal)
  }
}
