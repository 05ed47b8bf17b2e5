import { describe, expect, it } from 'vitest'
import { externalUrl } from './external-url.ts'

const hostile = [
  '',
  ' ',
  'example.org',
  '//example.org',
  'http://example.org/',
  'HTTP://example.org/',
  'ftp://example.org/',
  'file:///etc/passwd',
  'FILE:///C:/Windows/System32/calc.exe',
  'file://server/share/x.exe',
  'fIlE:\\\\server\\share',
  '\\\\server\\share\\x.exe',
  '//server/share/x.exe',
  'smb://server/share',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://example.org/1',
  'filesystem:https://example.org/x',
  'view-source:https://example.org/',
  'about:blank',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'app://ringside/index.html',
  'ms-msdt:/id PCWDiagnostic /skip force',
  'MS-MSDT:-id',
  'search-ms:query=x&crumb=location:\\\\evil\\share',
  'ms-officecmd:{}',
  'ms-settings:privacy',
  'shell:startup',
  'cmd:/c calc',
  'tel:+4930123456',
  'sip:anna@example.org',
  'ssh://-oProxyCommand=calc/x',
  'steam://run/1',
  'vscode://file/etc/passwd',
  'https:example.org',
  'https:/example.org',
  'https:///example.org',
  'https:\\\\example.org',
  'https://example.org\\@evil.example',
  'https://user:secret@example.org/',
  'https://user@example.org/',
  'https://',
  'https://exa mple.org/',
  'https://example.org/ --flag',
  'https://example.org/\0',
  'https://example.org/\r\nX: y',
  'https://example.org/"calc"',
  'https://example.org/`calc`',
  'https://example.org/|calc',
  'https://example.org/^&calc',
  'https://exаmple.org/',
  'https://example.org/\u202egnp.exe',
  '\u0000https://example.org/',
  'https://example.org:99999/',
  `https://example.org/${'a'.repeat(2_100)}`,
  'mailto:',
  'mailto://evil.example',
  'mailto:anna',
  'mailto:anna@example.org?attach=/etc/passwd',
  'mailto:anna@example.org?subject=x&Attachment=C:/x',
  'mailto:anna@example.org\r\nBcc: all@example.org',
  'mailto:-oQx@x',
  'mailto:%2DoQx@x',
  'mailto:anna@example.org,-oQx@x',
  'mailto:anna@example.org?body=Hi%0d%0aBcc:all@example.org',
  'mailto:anna@example.org?subject=Hi%0ABcc:%20all@example.org',
  'mailto:anna@example.org?body=Hi%250d%250aBcc:all@example.org',
  'mailto:anna%0d%0aBcc:all@example.org',
  'mailto:anna@example.org?cc=-oQx@x',
  'mailto:anna@example.org?bcc=all%0d%0a@example.org',
  'mailto:anna@example.org?to=all@example.org',
  'mailto:anna%zz@example.org',
  'mailto:anna@',
  'url:https://example.org/',
  'https%3A//example.org/'
]

describe('a link that leaves the program', () => {
  it.each(hostile)('is refused: %j', (address) => {
    expect(externalUrl(address)).toBeUndefined()
  })

  it('is tried with at least fifty hostile addresses', () => {
    expect(new Set(hostile).size).toBeGreaterThanOrEqual(50)
  })

  it.each([
    ['https://example.org', 'https://example.org/'],
    ['HTTPS://Example.org/Path?q=%20#top', 'https://example.org/Path?q=%20#top'],
    ['https://example.org:8443/crm?phone=%2B4930123456', 'https://example.org:8443/crm?phone=%2B4930123456'],
    ['mailto:anna@example.org', 'mailto:anna@example.org'],
    ['MAILTO:anna@example.org?subject=Call%20back', 'mailto:anna@example.org?subject=Call%20back'],
    [
      'mailto:a.b+c@example.org,tom@example.org?cc=x@example.org',
      'mailto:a.b+c@example.org,tom@example.org?cc=x@example.org'
    ]
  ])('%s is opened as %s', (address, opened) => {
    expect(externalUrl(address)).toBe(opened)
  })
})
