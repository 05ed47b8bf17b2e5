import { queryOf } from '../request.ts'
import { flagAnswer, textAnswer } from '../wire-values.ts'
import { Operations } from './operations.ts'

/** Settings of a mobile subscription, by its number (Contract dstny 3.19). */
export class MobileSubscriberOperations extends Operations {
  getFullCallerId(number: string, signal: AbortSignal): Promise<boolean> {
    return this.requester.read('getFullCallerId', { path: { number } }, flagAnswer, signal)
  }

  setFullCallerId(number: string, enable: boolean, signal: AbortSignal): Promise<void> {
    return this.requester.order('setFullCallerId', { path: { number }, query: queryOf({ enable }) }, signal)
  }

  /** "0" to "3"; what they mean is lost in the page. */
  getNumberPresentation(number: string, signal: AbortSignal): Promise<string> {
    return this.requester.read('getNumberPresentation', { path: { number } }, textAnswer, signal)
  }

  setNumberPresentation(number: string, value: number, signal: AbortSignal): Promise<void> {
    return this.requester.order('setNumberPresentation', { path: { number }, query: queryOf({ value }) }, signal)
  }

  setPbxIntegration(number: string, enable: boolean, signal: AbortSignal): Promise<void> {
    return this.requester.order('setPbxIntegration', { path: { number }, query: queryOf({ enable }) }, signal)
  }

  setRouteToPbx(number: string, enable: boolean, signal: AbortSignal): Promise<void> {
    return this.requester.order('setRouteToPbx', { path: { number }, query: queryOf({ enable }) }, signal)
  }
}
