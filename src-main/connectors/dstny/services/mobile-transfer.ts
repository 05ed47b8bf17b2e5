import type { MobileTransfer } from '../../../../src-preload/contract/services/mobile-transfer.ts'
import type { Services } from '../../../../src-preload/contract/services/services.ts'
import { displayText } from '../../../util/display-text.ts'
import { CtiError } from '../../../util/errors.ts'
import type { DstnyContext } from '../link-context.ts'
import type { WireMobileTransfer } from '../wire/calls.ts'
import { lookUp } from '../../../util/lookup.ts'
import { defined } from '../../../util/defined.ts'

type Names = 'mobileTransfer.start' | 'mobileTransfer.state' | 'mobileTransfer.cancel'

const KINDS = {
  BLIND_TRANSFER: 'blind',
  ATTENDED_TRANSFER: 'attended'
} as const satisfies Readonly<Record<string, MobileTransfer['kind']>>

/** Transfer of the user's mobile call (Dstny API 3.5, 5.5). */
export const mobileTransferServices = ({ client: { calls } }: DstnyContext): Services<Names> => ({
  'mobileTransfer.start': async ({ to, attended }, signal) => {
    const type = attended ? 'ATTENDED_TRANSFER' : 'BLIND_TRANSFER'
    const started = await calls.startMobileTransfer(type, to, signal)
    return started === undefined ? undefined : { kind: attended ? 'attended' : 'blind', to, ...mapTransfer(started) }
  },
  'mobileTransfer.state': async (_, signal) => {
    try {
      return mapTransfer(await calls.getMobileTransfer(signal))
    } catch (error) {
      // Without a transfer there is nothing to read; a 404 may come without a word why (Dstny API 1.7).
      if (error instanceof CtiError && (error.kind === 'notFound' || error.kind === 'unsupported')) return undefined
      throw error
    }
  },
  'mobileTransfer.cancel': ({ transferId }, signal) => calls.cancelMobileTransfer(transferId, signal)
})

/** The start is 0 in the answer to the start (Dstny API 2.1, MobileTransfer). */
function mapTransfer({ transferId: transfer }: WireMobileTransfer): MobileTransfer {
  const kind = lookUp(KINDS, transfer.type)
  const to = displayText(transfer.destination)
  const startedAt = Number(transfer.transferStartTime ?? 0)
  return {
    id: transfer.id,
    ...defined({ kind, to }),
    ...(startedAt > 0 && startedAt <= 8.64e15 ? { startedAt } : {})
  }
}
