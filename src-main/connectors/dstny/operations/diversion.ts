import { queryOf } from '../request.ts'
import {
  wireActiveDiversion,
  wireActivityDiversion,
  wireActivityDiversions,
  wireDiversionRule,
  wireDiversionRules
} from '../wire/settings.ts'
import type {
  WireActiveDiversion,
  WireActivityDiversion,
  WireDiversionRule,
  WireDiversionRules
} from '../wire/settings.ts'
import { Operations } from './operations.ts'

/** Which of the user's lines (Dstny API 2.7). */
export type LineOrderType = 'PRIMARY' | 'SECONDARY'

/** When a rule diverts, complete (Dstny API 2.7, DiversionRuleType without NONE). */
export type DiversionRuleType =
  | 'CFWD_ALL'
  | 'CFWD_ON_BUSY_IN_CALL'
  | 'CFWD_ON_BUSY'
  | 'CFWD_NO_ANSWER'
  | 'CFWD_UNREACHABLE'
  | 'CFWD_NO_ANSWER_OR_UNREACHABLE'
  | 'CFWD_ON_BUSY_OR_UNREACHABLE'
  | 'CFWD_ON_BUSY_IN_CALL_OR_UNREACHABLE'

/** Names one rule. */
export interface RulePlace {
  readonly lineOrderType: LineOrderType
  readonly diversionRuleType: DiversionRuleType
}

/** Diversion rules, the active number, and numbers per activity (Dstny API 3.17, 3.18, 5.10). */
export class DiversionOperations extends Operations {
  async listActivityDiversions(signal: AbortSignal): Promise<WireActivityDiversion[]> {
    const response = await this.requester.get('listActivityDiversions', {}, wireActivityDiversions, signal)
    return response['diversion-mapping']
  }

  /** Replaces all of them. */
  async setActivityDiversions(
    diversions: readonly WireActivityDiversion[],
    signal: AbortSignal
  ): Promise<WireActivityDiversion[] | undefined> {
    const body = { 'diversion-mapping': diversions }
    const response = await this.requester.sendTolerant(
      'setActivityDiversions',
      { body },
      wireActivityDiversions,
      signal
    )
    return response?.['diversion-mapping']
  }

  getActivityDiversion(activityId: string, signal: AbortSignal): Promise<WireActivityDiversion> {
    return this.requester.get('getActivityDiversion', { path: { activityId } }, wireActivityDiversion, signal)
  }

  setActivityDiversion(
    activityId: string,
    phoneNumber: string,
    signal: AbortSignal
  ): Promise<WireActivityDiversion | undefined> {
    const input = { path: { activityId }, body: { activityId, phoneNumber } }
    return this.requester.sendTolerant('setActivityDiversion', input, wireActivityDiversion, signal)
  }

  deleteActivityDiversion(activityId: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('deleteActivityDiversion', { path: { activityId } }, signal)
  }

  getDiversionRules(signal: AbortSignal): Promise<WireDiversionRules> {
    return this.requester.get('getDiversionRules', {}, wireDiversionRules, signal)
  }

  updateDiversionRules(rules: WireDiversionRules, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('updateDiversionRules', { body: rules }, signal)
  }

  deleteDiversionRules(signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('deleteDiversionRules', {}, signal)
  }

  getLineDiversionRules(lineOrderType: LineOrderType, signal: AbortSignal): Promise<WireDiversionRules> {
    return this.requester.get('getLineDiversionRules', { path: { lineOrderType } }, wireDiversionRules, signal)
  }

  updateLineDiversionRules(
    lineOrderType: LineOrderType,
    rules: WireDiversionRules,
    signal: AbortSignal
  ): Promise<void> {
    return this.requester.sendIgnoringBody('updateLineDiversionRules', { path: { lineOrderType }, body: rules }, signal)
  }

  deleteLineDiversionRules(lineOrderType: LineOrderType, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('deleteLineDiversionRules', { path: { lineOrderType } }, signal)
  }

  getDiversionRule(place: RulePlace, signal: AbortSignal): Promise<WireDiversionRule> {
    return this.requester.get('getDiversionRule', { path: { ...place } }, wireDiversionRule, signal)
  }

  setDiversionRule(place: RulePlace, phoneNumber: string, signal: AbortSignal): Promise<void> {
    const body = { phoneNumber, diversionRoutingRulesType: place.diversionRuleType }
    return this.requester.sendIgnoringBody('setDiversionRule', { path: { ...place }, body }, signal)
  }

  deleteDiversionRule(place: RulePlace, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('deleteDiversionRule', { path: { ...place } }, signal)
  }

  getActiveDiversion(signal: AbortSignal): Promise<WireActiveDiversion> {
    return this.requester.get('getActiveDiversion', {}, wireActiveDiversion, signal)
  }

  /** An empty number ends the diversion; `activityScoped` ends it at the next change of activity. */
  setActiveDiversion(phoneNumber: string, activityScoped: boolean | undefined, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody(
      'setActiveDiversion',
      { query: queryOf({ phoneNumber, activityScoped }) },
      signal
    )
  }
}
