import { describe, expect, it } from 'vitest'
import { asksForSomething, ownArguments, readCommandLine } from './command-line.ts'
import { parseLaunchRequest } from './launch-request.ts'

const nothing = { answer: false, hangUp: false }

describe('the command line', () => {
  it.each([
    [[], nothing],
    [['--dial', '+4930123456'], { ...nothing, dial: '+4930123456' }],
    [['--dial=*21*5#'], { ...nothing, dial: '*21*5#' }],
    [['--dial', '1', '--dial', '2'], { ...nothing, dial: '2' }],
    [['--dial'], nothing],
    [['--dial', '--answer'], { ...nothing, answer: true }],
    [['--hangup'], { ...nothing, hangUp: true }],
    [['tel:+4930123456'], { ...nothing, link: 'tel:+4930123456' }],
    [['TEL:201'], { ...nothing, link: 'TEL:201' }],
    [['callto:201'], { ...nothing, link: 'callto:201' }],
    [['--', 'sip:anna@example.org'], { ...nothing, link: 'sip:anna@example.org' }],
    [['--', '201'], { ...nothing, dial: '201' }],
    [['--', '--answer'], { ...nothing, dial: '--answer' }],
    [['--'], nothing],
    [['tel:1', 'tel:2'], { ...nothing, link: 'tel:2' }],
    [['tel:1', 'x'], nothing],
    [['201'], nothing],
    [['https://example.org'], nothing],
    [['--', 'tel:1', '--answer', 'tel:2'], { ...nothing, link: 'tel:2' }]
  ])('%j asks for %j', (args, launch) => {
    expect(readCommandLine(args).launch).toEqual(launch)
  })

  it.each([
    '--no-sandbox',
    '--inspect=0',
    '--inspect-brk',
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--gpu-launcher=calc.exe',
    '--renderer-cmd-prefix=calc',
    '--utility-cmd-prefix=calc',
    '--js-flags=--expose-gc',
    '--user-data-dir=/x',
    '--load-extension=/x',
    '--require=/x.js',
    '--disable-web-security',
    '--host-rules=MAP * evil.example',
    '--proxy-server=evil.example',
    '--allow-file-access-from-files'
  ])('%s means nothing to us', (arg) => {
    const { launch, demo, hidden, help } = readCommandLine([arg])
    expect({ launch, demo, hidden, help }).toEqual({ launch: nothing, demo: undefined, hidden: false, help: false })
  })

  it('after -- reads no switch', () => {
    expect(readCommandLine(['--', '--demo', '--hangup', 'tel:1'])).toMatchObject({ demo: undefined, launch: nothing })
  })

  it.each([
    [['--demo'], 'one'],
    [['--demo', '--hidden'], 'one'],
    [['--demo', 'tel:1'], 'one'],
    [['--demo', 'all'], 'all'],
    [['--demo=all'], 'all'],
    [['--hidden'], undefined]
  ] as const)('%j wants the demo: %s', (args, demo) => {
    expect(readCommandLine(args)).toMatchObject({ demo, unknown: [] })
  })

  it.each([[['--demo', 'nonsense']], [['--demo=nonsense']]])('refuses the demo of %j by its words', (args) => {
    expect(readCommandLine(args).unknown).toEqual(['--demo nonsense'])
  })

  it('tells a mistyped switch from one of Chromium', () => {
    expect(readCommandLine(['--dail', '201', '--no-sandbox', '--inspect=0']).unknown).toEqual(['--dail'])
  })

  it('cuts what is too long to be a number', () => {
    expect(readCommandLine(['--dial', '1'.repeat(10_000)]).launch.dial).toHaveLength(200)
  })

  it('asks for something unless it only opens the window', () => {
    expect(asksForSomething(readCommandLine(['--demo']).launch)).toBe(false)
    expect(asksForSomething(readCommandLine(['--answer']).launch)).toBe(true)
  })
})

describe('the arguments of this process', () => {
  it.each([
    [['/opt/ringside/ringside', '--dial', '201'], true, ['--dial', '201']],
    [['/x/electron', '--no-sandbox', '.', '--demo'], false, ['--demo']],
    [['/x/electron', '/src/ringside', 'tel:1'], false, ['tel:1']],
    [['/x/electron', '-r', '/x/loader.js', '/src/ringside/', '--demo'], false, ['--demo']],
    [['/x/electron'], false, []]
  ])('of %j, packaged %s, are %j', (argv, isPackaged, args) => {
    expect(ownArguments(argv, isPackaged, '/src/ringside')).toEqual(args)
  })
})

describe('a wish from another instance', () => {
  it('is taken as it was sent', () => {
    const { launch } = readCommandLine(['--answer', 'tel:201'])
    expect(parseLaunchRequest(structuredClone(launch))).toEqual(launch)
  })

  it.each([
    undefined,
    null,
    'tel:1',
    [],
    {},
    { answer: 1, hangUp: 0 },
    { ...nothing, dial: 5 },
    { ...nothing, link: 'x'.repeat(201) }
  ])('is refused: %j', (data) => {
    expect(parseLaunchRequest(data)).toBeUndefined()
  })
})
