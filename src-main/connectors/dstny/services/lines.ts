import type { Services } from '../../../../src-preload/contract/services/services.ts'
import type { CallerLineWatch } from '../watch/caller-line-watch.ts'
import type { DstnyClient } from '../client.ts'
import { shownName } from '../../../util/display-text.ts'
import { asItemRequest } from './item-request.ts'

/** The lines to call with (Dstny API 3.24). */
export const lineServices = ({ userLines }: DstnyClient, lines: CallerLineWatch): Services<'line.activate'> => ({
  'line.activate': async ({ lineId }, signal) => {
    const line = await lines.find(lineId, signal)
    try {
      await userLines.setActiveLine(line, signal)
    } finally {
      lines.changed()
    }
  }
})

/** More places than can be chosen from. */
const MAX_PLACES = 50

/** Where a call-back can ring the user (Dstny API 2.2, AnswerPlace). */
export const callBackServices = ({ configuration }: DstnyClient): Services<'callBack.answerPlaces'> => ({
  'callBack.answerPlaces': async (_, signal) => {
    const places = await asItemRequest(configuration.getAnswerPlaces(undefined, signal))
    return places.slice(0, MAX_PLACES).map(({ id, name }) => ({ id, name: shownName(name, id) }))
  }
})
