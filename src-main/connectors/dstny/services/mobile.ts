import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { MobileSwitch } from '../../../../src-preload/contract/services/mobile.ts'
import type { Services } from '../../../../src-preload/contract/services/services.ts'
import { displayText } from '../../../util/display-text.ts'
import { CtiError } from '../../../util/errors.ts'
import type { CallerLineWatch } from '../watch/caller-line-watch.ts'
import { dialledNumber } from '../calls/destination.ts'
import { isUnavailable } from '../../kit/outcome.ts'
import type { DstnyContext } from '../link-context.ts'
import type { MobileSubscriberOperations } from '../operations/devices.ts'
import type { WireContact } from '../wire/contacts.ts'
import { isMobileLine } from '../mapper/lines.ts'
import { asItemRequest } from './item-request.ts'

type Names = 'mobile.numbers' | 'mobile.settings' | 'mobile.switch' | 'mobile.setNumberPresentation'

const SWITCHES = {
  fullCallerId: 'setFullCallerId',
  pbxIntegration: 'setPbxIntegration',
  routesToPbx: 'setRouteToPbx'
} as const satisfies Record<MobileSwitch, keyof MobileSubscriberOperations>

/** The user's mobile subscriptions (Dstny API 3.19). Only the user's own: what is refused for another's is no refusal. */
export function mobileServices({ client, ownAddress }: DstnyContext, lines: CallerLineWatch): Services<Names> {
  const { mobileSubscriber: subscriber, contactsInformation } = client
  const numbers = async (signal: AbortSignal): Promise<readonly string[]> => {
    const known = await Promise.all([
      orNothing(async () =>
        (await lines.all(signal)).flatMap((line) => (isMobileLine(line) ? (line.number ?? []) : []))
      ),
      orNothing(async () => mobilesIn(await contactsInformation.getContact(ownAddress, {}, signal)))
    ])
    return [...new Set(known.flat().flatMap((number) => dialledNumber(number) ?? []))].filter(isNumber)
  }
  const own = async (number: string, signal: AbortSignal): Promise<string> => {
    if ((await numbers(signal)).includes(number)) return number
    throw new CtiError('notFound', { userMessage: m.error_not_own_mobile() })
  }
  return {
    'mobile.numbers': async (_, signal) => [...(await numbers(signal))],
    'mobile.settings': async ({ number: typed }, signal) => {
      const number = await own(typed, signal)
      const [fullCallerId, presentation] = await asItemRequest(
        Promise.all([subscriber.getFullCallerId(number, signal), subscriber.getNumberPresentation(number, signal)])
      )
      return { fullCallerId, numberPresentation: displayText(presentation) ?? '' }
    },
    'mobile.switch': async ({ number, setting, on }, signal) =>
      subscriber[SWITCHES[setting]](await own(number, signal), on, signal),
    'mobile.setNumberPresentation': async ({ number, value }, signal) =>
      subscriber.setNumberPresentation(await own(number, signal), value, signal)
  }
}

const isNumber = (number: string): boolean => /^\+?[0-9]{3,32}$/.test(number)

const mobilesIn = ({ phonenumbers }: WireContact): string[] =>
  phonenumbers.flatMap(({ number, type }) => (/mobile|cell/i.test(type) ? [number] : []))

/** Either source is enough: a part that is refused or missing has no numbers. */
async function orNothing(read: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await read()
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return []
  }
}
