import { callRow, dialledCalls, transferRow } from '../wire/calls.ts'
import { Operations } from './operations.ts'

/** Calls, what is done to them, and transfers (VoIPBin 6, 11). */
export class CallOperations extends Operations {
  /** Never an empty list of actions: that is refused (VoIPBin 17). */
  readonly create = this.changes('createCalls', dialledCalls)
  readonly list = this.lists('listCalls', callRow)
  readonly get = this.reads('getCall', callRow)
  readonly delete = this.changes('deleteCall', callRow)
  /** Harmless to repeat. */
  readonly hangUp = this.changes('hangUpCall', callRow)
  /** Of the leg whose party is to wait: the other one's, not the user's own (VoIPBin 6.3). */
  readonly hold = this.acts('holdCall')
  readonly resume = this.acts('resumeCall')
  readonly mute = this.acts('muteCall')
  readonly unmute = this.acts('unmuteCall')
  readonly startMusic = this.acts('startMusic')
  readonly stopMusic = this.acts('stopMusic')
  readonly startSilence = this.acts('startSilence')
  readonly stopSilence = this.acts('stopSilence')
  readonly talk = this.acts('talkToCall')
  readonly startRecording = this.changes('startCallRecording', callRow)
  readonly stopRecording = this.changes('stopCallRecording', callRow)
  readonly transfer = this.changes('createTransfer', transferRow)
  /** Of the agent who has signed in, all that agents without rights may see. */
  readonly listOwn = this.lists('listOwnCalls', callRow)
  readonly getOwn = this.reads('getOwnCall', callRow)
}
