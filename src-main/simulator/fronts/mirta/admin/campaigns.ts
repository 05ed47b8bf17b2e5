import type { Handler, Handlers } from '../front-context.ts'
import { done, list, nothing, words } from '../http/answers.ts'
import type { Campaign } from '../stores/campaigns.ts'

/** More numbers than these are not kept. */
const MOST = 1000

/** Takes a campaign from some states to another. */
const turn =
  (from: readonly Campaign['state'][], to: Campaign['state']): Handler =>
  (request, { campaigns }) => {
    const campaign = campaigns.find(request.text('campaign'))
    if (campaign === undefined) return nothing
    if (!from.includes(campaign.state)) return words(`Campaign is ${campaign.state}`)
    campaign.state = to
    return done()
  }

const addCampaignNumber: Handler = (request, { campaigns }) => {
  const numbers = campaigns.find(request.text('campaign'))?.numbers
  if (numbers === undefined) return nothing
  if (numbers.size >= MOST) return words('Too many numbers')
  numbers.set(request.text('number'), request.text('numberdescription'))
  return done()
}

const deleteCampaignNumber: Handler = (request, { campaigns }) =>
  campaigns.find(request.text('campaign'))?.numbers.delete(request.text('number')) === true ? done() : nothing

const campaignNumbers: Handler = (request, { campaigns }) => {
  const numbers = campaigns.find(request.text('campaign'))?.numbers ?? new Map<string, string>()
  return list([...numbers].map(([number, description]) => ({ number, description })))
}

const deleteCampaignNumbers: Handler = (request, { campaigns }) => {
  const campaign = campaigns.find(request.text('campaign'))
  campaign?.numbers.clear()
  return campaign === undefined ? nothing : done()
}

/** Campaigns (MiRTA 3, CAMPAIGN). */
export const campaignHandlers: Handlers = {
  startCampaign: turn(['stopped'], 'running'),
  stopCampaign: turn(['running', 'paused'], 'stopped'),
  pauseCampaign: turn(['running'], 'paused'),
  resumeCampaign: turn(['paused'], 'running'),
  addCampaignNumber,
  deleteCampaignNumber,
  campaignNumbers,
  deleteCampaignNumbers
}
