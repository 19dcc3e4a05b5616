-- Organisations that one has let in or that ask it to, by name.
SELECT o.id, o.name, o.kind, o.state, o.host_id, o.second_factor, o.magic_links, o.version
FROM organisation o
WHERE o.host_id = ?
ORDER BY o.name
