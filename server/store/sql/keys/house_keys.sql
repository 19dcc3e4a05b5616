-- The keys this database was used with.
SELECT kind, number, fingerprint
FROM house_key
ORDER BY kind, number
