import { describe, expect, it } from 'vitest'
import { callistoServerForEachCase } from '../../../testing/callisto-server.ts'

const server = callistoServerForEachCase()

const waves = async (): Promise<(string | undefined)[][]> =>
  (await server.list('getAnnouncements', { gr_id: '31' })).map(({ priority, wave }) => [priority, wave])

const add = (an_wave: string, an_priority?: string): Promise<string> =>
  server.added('addAnnouncement', { gr_id: '31', an_wave, ...(an_priority !== undefined && { an_priority }) })

describe('addAnnouncement', () => {
  it('answers the id of the group, and puts the sound at the end', async () => {
    expect(await add('queue1.wav')).toBe('31')
    expect(await waves()).toEqual([
      ['1', 'please-wait.wav'],
      ['2', 'still-busy.wav'],
      ['3', 'queue1.wav']
    ])
  })

  it('plays lower priorities first; equal ones stay, or move the others', async () => {
    await add('first.wav', '0')
    await add('again.wav', '1')
    expect((await waves()).map(([, wave]) => wave)).toEqual([
      'first.wav',
      'please-wait.wav',
      'again.wav',
      'still-busy.wav'
    ])
    server.front.switches.equalPriorities = 'shifted'
    await add('new.wav', '1')
    expect(await waves()).toEqual([
      ['0', 'first.wav'],
      ['1', 'new.wav'],
      ['2', 'please-wait.wav'],
      ['2', 'again.wav'],
      ['3', 'still-busy.wav']
    ])
    expect(await server.list('getAnnouncements', { gr_id: '33' })).toEqual([{ wave: 'queue1.wav', priority: '1' }])
  })

  it('needs a group and a file, and a priority that is a number', async () => {
    expect(await server.word('addAnnouncement', { an_wave: 'x.wav' })).toBe('PARAMETER_MISSING')
    expect(await server.word('addAnnouncement', { gr_id: '31', an_wave: '' })).toBe('PARAMETER_MISSING')
    expect(await server.word('addAnnouncement', { gr_id: '999', an_wave: 'x.wav' })).toBe('INVALID_GROUP_ID')
    expect(await server.word('addAnnouncement', { gr_id: '31', an_wave: 'x.wav', an_priority: 'last' })).toBe('ERROR')
    server.front.switches.missingFiles = 'ERROR'
    expect(await server.word('addAnnouncement', { gr_id: '31', an_wave: 'x.wav' })).toBe('ERROR')
    expect(await waves()).toHaveLength(2)
  })
})

describe('deleteAnnouncement', () => {
  it('is keyed by the file, whose case counts or not', async () => {
    const form = { gr_id: '31', an_wave: 'Please-Wait.WAV' }
    expect(await server.word('deleteAnnouncement', form)).toBe('ERROR')
    server.front.switches.fileNameCase = 'ignored'
    expect(await server.word('deleteAnnouncement', form)).toBe('OK')
    expect(await waves()).toEqual([['2', 'still-busy.wav']])
  })

  it('says what is missing and what is not there', async () => {
    expect(await server.word('deleteAnnouncement', { gr_id: '31' })).toBe('PARAMETER_MISSING')
    expect(await server.word('deleteAnnouncement', { gr_id: '999', an_wave: 'x.wav' })).toBe('INVALID_GROUP_ID')
  })
})

describe('getAnnouncements', () => {
  it('needs a group, and is empty for one that there is not', async () => {
    expect(await server.word('getAnnouncements')).toBe('PARAMETER_MISSING')
    expect((await server.call('getAnnouncements', { gr_id: '999' })).response).toBe('')
    server.front.switches.unknownIdInList = 'word'
    expect(await server.word('getAnnouncements', { gr_id: '999' })).toBe('INVALID_GROUP_ID')
  })
})
