import type { Row } from './row.ts';

export const rows: readonly Row[] = [
  {
    name: 'HTTPoison with a map that is encoded',
    text: `body = %{from: %{"address" => "+442079460958", :type => "agent"}, to: [%{address: number}], label: nil}
HTTPoison.post!("https://api.#{region}/api/v2/conversations/calls", Jason.encode!(body), [{"Content-Type", "application/json"}])`,
    expect: [
      {
        value: {
          from: { address: '+442079460958', type: 'agent' },
          to: [{ address: '«number»' }],
          label: null,
        },
        request: 'POST https://api.{region}/api/v2/conversations/calls',
        at: { '/from/address': '"+442079460958"' },
      },
    ],
  },
  {
    name: 'Req with json',
    text: `Req.post!("https://api.mypurecloud.com/api/v2/conversations/calls", json: %{phoneNumber: "+12065550142", priority: 3}, auth: {:bearer, token})`,
    hint: 'elixir',
    expect: [
      {
        value: { phoneNumber: '+12065550142', priority: 3 },
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'a pipe into the encoder',
    text: `payload =
  %{phoneNumber: "+12065550142"}
  |> Map.put(:callerId, caller_id)
  |> Jason.encode!()

{:ok, resp} = Tesla.post(client, "/api/v2/conversations/calls", payload)`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', callerId: '«caller_id»' },
        request: 'POST /api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'JSON in a heredoc',
    text: `body = """
{"phoneNumber": "+12065550142"}
"""
HTTPoison.post(@url, body, headers)`,
    hint: 'elixir',
    expect: [{ json: '\n{"phoneNumber": "+12065550142"}\n' }],
  },
  {
    name: 'JSON in a sigil',
    text: `defmodule Dialer do
  @url "https://api.mypurecloud.com/api/v2/conversations/calls"
  def call do
    HTTPoison.post(@url, ~s({"phoneNumber": "+442079460958"}), headers())
  end
end`,
    expect: [
      {
        value: { phoneNumber: '+442079460958' },
      },
    ],
  },
];
