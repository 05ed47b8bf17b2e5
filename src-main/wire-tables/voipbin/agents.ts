import { paging, type WireOperation } from './wire-operation.ts'

/** Agents, their status and their telephones (VoIPBin API 8). */
export const agentOperations = {
  getMe: { method: 'GET', path: '/v1.0/me', mark: 'R', use: 'app', needs: 'agent', query: [], answer: 'json' },
  listAgents: {
    method: 'GET',
    path: '/v1.0/agents',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [...paging, 'tag_ids', 'status'],
    answer: 'page'
  },
  getAgent: {
    method: 'GET',
    path: '/v1.0/agents/{id}',
    mark: 'R',
    use: 'app',
    needs: 'ownOrManager',
    query: [],
    answer: 'json'
  },
  setAgentStatus: {
    method: 'PUT',
    path: '/v1.0/agents/{id}/status',
    mark: 'R',
    use: 'app',
    needs: 'ownOrManager',
    query: [],
    body: ['status'],
    answer: 'json'
  },
  setAgentAddresses: {
    method: 'PUT',
    path: '/v1.0/agents/{id}/addresses',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    body: ['addresses'],
    answer: 'json'
  },
  getOwnAgent: {
    method: 'GET',
    path: '/v1.0/service_agents/me',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: [],
    answer: 'json'
  },
  changeOwnAgent: {
    method: 'PUT',
    path: '/v1.0/service_agents/me',
    mark: 'R',
    use: 'method',
    needs: 'agent',
    query: [],
    body: ['name!', 'detail!', 'ring_method!'],
    answer: 'json'
  },
  setOwnStatus: {
    method: 'PUT',
    path: '/v1.0/service_agents/me/status',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: [],
    body: ['status!'],
    answer: 'json'
  },
  setOwnAddresses: {
    method: 'PUT',
    path: '/v1.0/service_agents/me/addresses',
    mark: 'R',
    use: 'method',
    needs: 'agent',
    query: [],
    body: ['addresses!'],
    answer: 'json'
  },
  listColleagues: {
    method: 'GET',
    path: '/v1.0/service_agents/agents',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: paging,
    answer: 'page'
  },
  getColleague: {
    method: 'GET',
    path: '/v1.0/service_agents/agents/{id}',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: [],
    answer: 'json'
  },
  listOwnExtensions: {
    method: 'GET',
    path: '/v1.0/service_agents/extensions',
    mark: 'R',
    use: 'never',
    needs: 'agent',
    query: paging,
    answer: 'page'
  },
  getOwnExtension: {
    method: 'GET',
    path: '/v1.0/service_agents/extensions/{id}',
    mark: 'R',
    use: 'never',
    needs: 'agent',
    query: [],
    answer: 'json'
  }
} as const satisfies Record<string, WireOperation>
