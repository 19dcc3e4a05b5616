-- The organisation with a name.
SELECT o.id, o.name, o.kind, o.state, o.host_id, o.second_factor, o.magic_links, o.version
FROM organisation o
WHERE o.name = ?
