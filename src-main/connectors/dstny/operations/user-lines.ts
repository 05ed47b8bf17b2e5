import { wireUserLine, wireUserLines } from '../wire-settings.ts'
import type { WireUserLine } from '../wire-settings.ts'
import type { UserLineRequest } from '../wire-requests.ts'
import { Operations } from './operations.ts'

/** The caller id shown to whom the user calls (Contract dstny 3.24). */
export class UserLineOperations extends Operations {
  async listUserLines(signal: AbortSignal): Promise<WireUserLine[]> {
    return (await this.requester.read('listUserLines', {}, wireUserLines, signal)).line
  }

  getActiveLine(signal: AbortSignal): Promise<WireUserLine> {
    return this.requester.read('getActiveLine', {}, wireUserLine, signal)
  }

  setActiveLine(line: UserLineRequest, signal: AbortSignal): Promise<void> {
    return this.requester.order('setActiveLine', { body: { ...line } }, signal)
  }
}
