import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, resolveAppAddress } from './app-address.ts'

const hostile = [
  'app://ringside/../package.json',
  'app://ringside/assets/../../main/index.js',
  'app://ringside/..%2fmain/index.js',
  'app://ringside/%2e%2e/main/index.js',
  'app://ringside/%2E%2E%2Fmain%2Findex.js',
  'app://ringside/.%2e/main/index.js',
  'app://ringside/%252e%252e/main/index.js',
  'app://ringside/..\\main\\index.js',
  'app://ringside/assets%5c..%5c..%5cindex.js',
  'app://ringside/index.html%00.js',
  'app://ringside/\0index.html',
  'app://ringside/%zz.html',
  'app://ringside/%',
  'app://ringside/%c0%ae%c0%ae/index.js',
  'app://ringside//etc/hosts.html',
  'app://ringside///index.html',
  'app://ringside/./index.html',
  'app://ringside/.env.json',
  'app://ringside/C:/windows/index.html',
  'app://ringside/file:///etc/x.html',
  'app://ringside/assets/',
  'app://ringside/index.html/',
  'app://ringside/index',
  'app://ringside/index.cjs.map',
  'app://ringside/index.php',
  'app://ringside/~root/x.html',
  'app://ringside/a b.html',
  'app://ringside/a%20b.html',
  'app://ringside/index.html:stream.html',
  'app://ringside.evil.example/index.html',
  'app://evil/index.html',
  'app://ringside:80/index.html',
  'app://user@ringside/index.html',
  'app:///index.html',
  'app:index.html',
  'file:///etc/passwd',
  'https://ringside/index.html',
  ''
]

describe('an address of the app scheme', () => {
  it.each([
    ['app://ringside/', 'index.html', 'text/html; charset=utf-8'],
    ['app://ringside', 'index.html', 'text/html; charset=utf-8'],
    ['app://ringside/popup.html', 'popup.html', 'text/html; charset=utf-8'],
    ['app://ringside/index.html#dial', 'index.html', 'text/html; charset=utf-8'],
    ['app://ringside/index.html?x=../y', 'index.html', 'text/html; charset=utf-8'],
    ['app://ringside/assets/index-BvX_2-.js', 'assets/index-BvX_2-.js', 'text/javascript; charset=utf-8'],
    ['app://ringside/assets/a.b.css', 'assets/a.b.css', 'text/css; charset=utf-8'],
    ['app://ringside/sounds/ring.ogg', 'sounds/ring.ogg', 'audio/ogg']
  ])('%s is %s', (address, path, contentType) => {
    expect(resolveAppAddress(address)).toEqual({ path, contentType })
  })

  it.each(hostile)('%j is refused', (address) => {
    expect(resolveAppAddress(address)).toBeUndefined()
  })

  it('never names a file outside, whatever the URL parser made of it first', () => {
    const seen = hostile.filter((address) => URL.canParse(address)).map((address) => new URL(address).href)
    const paths = seen.map((address) => resolveAppAddress(address)?.path ?? '')
    expect(paths.filter((path) => /(^|\/)\.|\\|%|:|\0|^\//.test(path))).toEqual([])
  })
})

it('the content security policy lets pages reach no network', () => {
  for (const policy of ['index.html', 'popup.html', undefined].map(contentSecurityPolicy)) {
    expect(policy).toContain("connect-src 'none'")
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  }
})

it('only the main window may play sounds, and only such as the program serves', () => {
  expect(contentSecurityPolicy('index.html')).toContain("media-src 'self';")
  expect(contentSecurityPolicy('popup.html')).toContain("media-src 'none';")
  expect(contentSecurityPolicy()).toContain("media-src 'none';")
})
