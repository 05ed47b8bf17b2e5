import { queryOf } from '../request.ts'
import {
  wireActivities,
  wireAnswerPlaces,
  wireConfiguration,
  wireRoles,
  wireWebClientUrl
} from '../wire/configuration.ts'
import type { WireActivities, WireAnswerPlaces, WireConfiguration, WireRoles } from '../wire/configuration.ts'
import { Operations } from './operations.ts'

/** `sv` or `en_US`; without one, the user's language. */
type Language = string | undefined

/** How the system is set up for the user (Dstny API 3.21). */
export class ConfigurationOperations extends Operations {
  async getAnswerPlaces(language: Language, signal: AbortSignal): Promise<WireAnswerPlaces['answerplace']> {
    const query = queryOf({ language })
    return (await this.requester.get('getAnswerPlaces', { query }, wireAnswerPlaces, signal)).answerplace
  }

  async getRoles(language: Language, signal: AbortSignal): Promise<WireRoles['role']> {
    return (await this.requester.get('getRoles', { query: queryOf({ language }) }, wireRoles, signal)).role
  }

  async getActivities(language: Language, signal: AbortSignal): Promise<WireActivities['activity']> {
    const query = queryOf({ language })
    return (await this.requester.get('getActivities', { query }, wireActivities, signal)).activity
  }

  getConfiguration(language: Language, signal: AbortSignal): Promise<WireConfiguration> {
    return this.requester.get('getConfiguration', { query: queryOf({ language }) }, wireConfiguration, signal)
  }

  /** Address of the web client; undefined when the answer has none. */
  getWebClientUrl(signal: AbortSignal): Promise<string | undefined> {
    return this.requester.get('getWebClientUrl', {}, wireWebClientUrl, signal)
  }

  /** Path of the stream that says that the configuration changed. */
  streamConfiguration(): string {
    return this.requester.path('streamConfiguration')
  }
}
