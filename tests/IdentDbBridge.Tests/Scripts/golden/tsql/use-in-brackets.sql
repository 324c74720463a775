SELECT 1; USE [other db]
