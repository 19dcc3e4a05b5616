-- Does an issue that counts follow this one?
SELECT EXISTS (SELECT 1 FROM data_issue WHERE follows = ? AND outcome <> 'returned')
