-- The same body for a route that does not look at it, so that both routes get requests of one size.
wrk.method = "GET"
wrk.body = '{"meetingNumber":"85746065432","role":0}'
wrk.headers["Content-Type"] = "application/json"
