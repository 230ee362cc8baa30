@echo off
rem Opens the workplace in the browser. The window that opens is the program: close it to end.
chcp 65001 > nul
cd /d "%~dp0"
kehoach.exe --lang vi serve
if errorlevel 1 pause
