import type { Row } from './row.ts';

export const rows: readonly Row[] = [
  {
    name: 'Net::HTTP with a hash',
    text: `require 'net/http'
uri = URI("https://api.mypurecloud.com/api/v2/conversations/calls")
req = Net::HTTP::Post.new(uri, 'Content-Type' => 'application/json')
req['Authorization'] = "Bearer #{token}"
req.body = { from: { address: '+442079460958', type: :agent }, 'to' => [{ "address": number }], label: nil }.to_json
res = Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.request(req) }`,
    expect: [
      {
        value: {
          from: { address: '+442079460958', type: 'agent' },
          to: [{ address: '«number»' }],
          label: null,
        },
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
        at: { '/from/address': "'+442079460958'", '/from/type': ':agent' },
      },
    ],
  },
  {
    name: 'HTTParty with body and headers',
    text: `response = HTTParty.post("https://api.#{region}/api/v2/conversations/calls",
  headers: { 'Authorization' => "Bearer #{token}" },
  body: { phoneNumber: '+12065550142', priority: 3 }.to_json)`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', priority: 3 },
        request: 'POST https://api.{region}/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'Faraday with a block',
    text: `conn.post('/api/v2/conversations/calls') do |req|
  req.headers['Content-Type'] = 'application/json'
  req.body = JSON.generate(phoneNumber: '+12065550142', label: "vip")
end`,
    expect: [
      { value: { phoneNumber: '+12065550142', label: 'vip' }, request: 'POST /api/v2/conversations/calls' },
    ],
  },
  {
    name: 'properties of the SDK class',
    text: `body = PureCloud::CreateCallRequest.new
body.phone_number = '+12065550142'
body.call_from_queue_id = ENV['QUEUE']
api.post_conversations_calls(body)`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', callFromQueueId: "«ENV['QUEUE']»" },
        symbol: 'post_conversations_calls',
        at: { '/phoneNumber': "'+12065550142'" },
      },
    ],
  },
];
