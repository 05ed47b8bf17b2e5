/**
 * The files whose tests are measured, each with the share of mutants in percent that its tests must notice. Tests are the
 * one of the same name beside it, and `tests`; not what tries whole crowds or links. `equal`: mutants that no test can
 * notice, or that nobody would: the line they are in, what stood there, what stands there instead, and why.
 */
export const mutationFiles = [
  {
    file: 'src-main/calls/call-reducer.ts',
    least: 95,
    tests: ['src-main/calls/call-store.test.ts', 'src-main/calls/call-transfer.test.ts']
  },
  {
    file: 'src-main/calls/call-store.ts',
    least: 95,
    tests: ['src-main/calls/call-transfer.test.ts', 'src-main/calls/answer-devices.test.ts'],
    equal: [
      {
        line: 'replace(accountId: string, seen: readonly ReportedCall[], leftOut: readonly string[] = []): void {',
        from: '[]',
        to: '["Stryker was here"]',
        why: 'there is no such call to leave out'
      },
      {
        line: 'else if (before === undefined || shownForMs(before) === undefined) void this.#removeLater(call.id, forMs)',
        from: 'before === undefined || shownForMs(before) === undefined',
        to: 'true',
        why: 'what is removed twice is removed by the first'
      }
    ]
  },
  {
    file: 'src-main/connectors/dstny/calls/call-table.ts',
    least: 95,
    tests: ['src-main/connectors/dstny/calls/call-table-life.test.ts']
  },
  { file: 'src-main/connectors/call-rules.ts', least: 95 },
  {
    file: 'src-main/calls/caller-lookup.ts',
    least: 90,
    equal: [
      {
        line: 'const known = { accountId, contactId, name, ...(company !== undefined ? { company } : {}) }',
        from: 'company !== undefined',
        to: 'true',
        why: 'one that is undefined is left out when it is looked up'
      },
      {
        line: 'if (this.#knownRegion !== this.#region()) this.#sortAgain()',
        from: 'this.#knownRegion !== this.#region()',
        to: 'true',
        why: 'sorted again by the same region they are the same'
      }
    ]
  },
  {
    file: 'src-main/calls/number-key.ts',
    least: 90,
    tests: ['src-main/calls/field-numbers.test.ts']
  },
  { file: 'src-main/calls/tombstones.ts', least: 90 },
  {
    file: 'src-main/connectors/kit/round-robin-poller.ts',
    least: 90,
    equal: [
      {
        line: '#ids: readonly string[] = []',
        from: '[]',
        to: '["Stryker was here"]',
        why: 'replaced before anybody looks'
      }
    ]
  },
  { file: 'src-main/connectors/supervisor.ts', least: 90, tests: ['src-main/connectors/supervisor-waking.test.ts'] },
  { file: 'src-main/accounts/account-events.ts', least: 90, tests: ['src-main/accounts/account-*.test.ts'] },
  { file: 'src-main/ipc/router.ts', least: 90 },
  { file: 'src-main/history/missed-call-store.ts', least: 90, tests: ['src-main/history/missed-call-clocks.test.ts'] },
  {
    file: 'src-main/settings/versioned-file.ts',
    least: 90,
    tests: ['src-main/settings/settings-store.test.ts']
  },
  { file: 'src-main/logging/redact-text.ts', least: 90, tests: ['src-main/logging/redact.test.ts'] },
  { file: 'src-main/transport/http-client.ts', least: 90, tests: ['src-main/transport/http-*.test.ts'] },
  { file: 'src-main/transport/sse-reader.ts', least: 90 },
  { file: 'src-main/transport/poller.ts', least: 90 },
  {
    file: 'src-main/transport/ws-client.ts',
    least: 90,
    tests: ['src-main/transport/ws-client-attacks.test.ts']
  },
  { file: 'src-main/util/throttle.ts', least: 90 },
  { file: 'src-main/windows/popup-policy.ts', least: 90 },
  {
    file: 'src-main/windows/popup-place.ts',
    least: 90,
    equal: [
      {
        line: '(screenId === POINTER_SCREEN ? undefined : displays.find(({ id }) => String(id) === screenId)) ?? atPointer',
        from: 'screenId === POINTER_SCREEN',
        to: 'false',
        why: 'no display has that id'
      }
    ]
  },
  { file: 'src-main/windows/popup-choice.ts', least: 90 },
  { file: 'src-main/windows/missed-repeats.ts', least: 90 },
  { file: 'src-main/calls/dial-account.ts', least: 90, tests: ['src-main/calls/dial-accounts.test.ts'] }
]
