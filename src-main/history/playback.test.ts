import { describe, expect, it } from 'vitest'
import { FakeLink } from '../accounts/testing/fake-connector.ts'
import { MediaStore } from '../state/media-store.ts'
import { ManualClock } from '../util/clock.ts'
import { Playback } from './playback.ts'

const wav = { contentType: 'audio/x-wav; charset=binary', bytes: new Uint8Array([1, 2, 3]) }

function start() {
  const link = new FakeLink(['playback'])
  link.sounds = { '7': wav, page: { ...wav, contentType: 'text/html' }, empty: { ...wav, bytes: new Uint8Array() } }
  const media = new MediaStore({ clock: new ManualClock(), newId: () => 'm1' })
  return { media, playback: new Playback({ link: { sound: (_accountId, itemId) => link.sound(itemId) }, media }) }
}

describe('playback', () => {
  it('keeps the sound of an item until it is closed', async () => {
    const { media, playback } = start()
    expect(await playback.open('a', '7')).toBe('m1')
    expect(media.find('m1')).toMatchObject({ type: 'audio/wav', bytes: wav.bytes })
    playback.close('m1')
    expect(media.find('m1')).toBeUndefined()
  })

  it('says that what is no sound cannot be played', async () => {
    const { playback } = start()
    for (const item of ['page', 'empty'])
      await expect(playback.open('a', item)).rejects.toMatchObject({
        kind: 'protocol',
        userMessage: 'This sound cannot be played.'
      })
  })

  it('says what the telephone system says', async () => {
    await expect(start().playback.open('a', 'gone')).rejects.toMatchObject({ kind: 'notFound' })
  })
})
