import type { Office } from '../../../../src-preload/contract/office/office.ts'
import { shownName } from '../../../util/display-text.ts'
import type { DstnyClient } from '../client.ts'
import { aboutOneThing } from './one-thing.ts'

/** More places than can be chosen from. */
const MAX_PLACES = 50

/** Where a call-back can ring the user (Dstny API 2.2, AnswerPlace). */
export const callBackOffice = ({ configuration }: DstnyClient): Office<'callBack.answerPlaces'> => ({
  'callBack.answerPlaces': async (_, signal) => {
    const places = await aboutOneThing(configuration.getAnswerPlaces(undefined, signal))
    return places.slice(0, MAX_PLACES).map(({ id, name }) => ({ id, name: shownName(name, id) }))
  }
})
