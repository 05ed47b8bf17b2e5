import { paging, type WireOperation } from './wire-operation.ts'

/** Signing in, keys and the customer (VoIPBin API 3, 8, 12). */
export const accessOperations = {
  login: {
    method: 'POST',
    path: '/auth/login',
    mark: 'R',
    use: 'app',
    needs: 'nothing',
    query: [],
    body: ['username!', 'password!'],
    answer: 'json'
  },
  ping: { method: 'GET', path: '/ping', mark: 'R', use: 'method', needs: 'nothing', query: [], answer: 'json' },
  listAccesskeys: {
    method: 'GET',
    path: '/v1.0/accesskeys',
    mark: 'R',
    use: 'method',
    needs: 'administrator',
    query: paging,
    answer: 'page'
  },
  getAccesskey: {
    method: 'GET',
    path: '/v1.0/accesskeys/{id}',
    mark: 'R',
    use: 'method',
    needs: 'administrator',
    query: [],
    answer: 'json'
  },
  getCustomer: {
    method: 'GET',
    path: '/v1.0/customer',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  getOwnCustomer: {
    method: 'GET',
    path: '/v1.0/service_agents/customer',
    mark: 'R',
    use: 'method',
    needs: 'agent',
    query: [],
    answer: 'json'
  },
  openSocket: {
    method: 'GET',
    path: '/v1.0/ws',
    mark: 'R',
    use: 'app',
    needs: 'nothing',
    query: ['token', 'accesskey'],
    answer: 'socket'
  },
  openAgentSocket: {
    method: 'GET',
    path: '/v1.0/service_agents/ws',
    mark: 'R',
    use: 'app',
    needs: 'nothing',
    query: ['token', 'accesskey'],
    answer: 'socket'
  }
} as const satisfies Record<string, WireOperation>
