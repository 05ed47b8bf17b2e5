import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Services, ServiceName } from '../../../../src-preload/contract/services/services.ts'
import { displayText } from '../../../util/display-text.ts'
import { CtiError } from '../../../util/errors.ts'
import type { CommandOptions } from '../calls/commands.ts'
import type { DiversionOperations } from '../operations/diversion.ts'
import { LINE_ORDERS, RULE_TYPES, mapActivityDiversions, mapDiversionLines } from '../mapper/diversion.ts'
import { asItemRequest } from './item-request.ts'

type Named<P extends string> = Extract<ServiceName, `diversion.${P}`>
type RuleName = Named<'rules' | 'setRule' | 'deleteRule' | 'deleteRules'>
type ActivityName = Named<'forActivities' | 'setForActivity' | 'deleteForActivity' | 'replaceForActivities'>
type ActiveName = Named<'active' | 'setActive' | 'clearActive'>

/** Where the user's calls go instead (Dstny API 3.17, 3.18, 5.10). */
export const diversionServices = (options: CommandOptions): Services<RuleName | ActivityName | ActiveName> => ({
  ...rules(options.context.client.diversion),
  ...forActivities(options.context.client.diversion),
  ...active(options)
})

const rules = (diversion: DiversionOperations): Services<RuleName> => ({
  'diversion.rules': async (_, signal) => mapDiversionLines(await diversion.getDiversionRules(signal)),
  'diversion.setRule': ({ line, when, to }, signal) =>
    diversion.setDiversionRule({ lineOrderType: LINE_ORDERS[line], diversionRuleType: RULE_TYPES[when] }, to, signal),
  'diversion.deleteRule': ({ line, when }, signal) =>
    diversion.deleteDiversionRule({ lineOrderType: LINE_ORDERS[line], diversionRuleType: RULE_TYPES[when] }, signal),
  'diversion.deleteRules': ({ line }, signal) =>
    line === undefined
      ? diversion.deleteDiversionRules(signal)
      : diversion.deleteLineDiversionRules(LINE_ORDERS[line], signal)
})

const forActivities = (diversion: DiversionOperations): Services<ActivityName> => ({
  'diversion.forActivities': async (_, signal) =>
    mapActivityDiversions(await asItemRequest(diversion.listActivityDiversions(signal))),
  'diversion.setForActivity': async ({ activityId, to }, signal) => {
    await diversion.setActivityDiversion(activityId, to, signal)
  },
  'diversion.deleteForActivity': ({ activityId }, signal) => diversion.deleteActivityDiversion(activityId, signal),
  'diversion.replaceForActivities': async ({ diversions }, signal) => {
    const ids = new Set(diversions.map(({ activityId }) => activityId))
    if (ids.size < diversions.length) throw new CtiError('protocol', { userMessage: m.error_activity_twice() })
    const wanted = diversions.map(({ activityId, to }) => ({ activityId, phoneNumber: to }))
    await diversion.setActivityDiversions(wanted, signal)
  }
})

/** What is shown follows, also when nobody knows whether the change arrived. */
const active = ({ context, person }: CommandOptions): Services<ActiveName> => {
  const { diversion } = context.client
  const divert = async (
    number: string,
    whileActivityLasts: boolean | undefined,
    signal: AbortSignal
  ): Promise<void> => {
    try {
      await diversion.setActiveDiversion(number, whileActivityLasts, signal)
    } finally {
      person.diversionChanged()
    }
  }
  return {
    'diversion.active': async (_, signal) => {
      const to = displayText((await asItemRequest(diversion.getActiveDiversion(signal)))['diversion-number'])
      return to === undefined ? {} : { to }
    },
    'diversion.setActive': ({ to, whileActivityLasts }, signal) => divert(to, whileActivityLasts, signal),
    'diversion.clearActive': (_, signal) => divert('', undefined, signal)
  }
}
