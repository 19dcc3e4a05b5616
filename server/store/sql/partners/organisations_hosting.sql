-- Organisations that run hubs, by name.
SELECT o.id, o.name, o.kind, o.state, o.host_id, o.second_factor, o.magic_links, o.version
FROM organisation o
WHERE o.host_id IS NULL AND o.state = 'active' AND o.kind IN ('scheme', 'council', 'charity')
ORDER BY o.name
