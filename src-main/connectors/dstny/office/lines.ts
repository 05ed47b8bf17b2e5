import type { Office } from '../../../../src-preload/contract/office/office.ts'
import type { CallerLineWatch } from '../watch/caller-line-watch.ts'
import type { DstnyClient } from '../client.ts'

/** The lines to call with (Dstny API 3.24). */
export const lineOffice = ({ userLines }: DstnyClient, lines: CallerLineWatch): Office<'line.activate'> => ({
  'line.activate': async ({ lineId }, signal) => {
    const line = await lines.find(lineId, signal)
    try {
      await userLines.setActiveLine(line, signal)
    } finally {
      lines.changed()
    }
  }
})
